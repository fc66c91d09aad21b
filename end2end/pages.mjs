// Every page that a person can reach, and who looks at it. The checks of accessibility/ and no-script/ walk this list; so do the pictures.
// `as`: a demonstration account, or nobody. `status`: 200 unless said.
export const pages = [
  { name: 'sign-in', address: '/sign-in' },
  { name: 'account', address: '/account', as: 'DEMO-APPRENANT' },
  { name: 'password', address: '/account/password', as: 'DEMO-APPRENANT' },
  { name: 'not-found', address: '/nothing-here', status: 404 },
];
