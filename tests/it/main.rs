//! One test binary: everything through public doors.

mod architecture;
mod budget;
