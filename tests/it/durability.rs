//! What was acknowledged stays, whatever happens to the machine: the program itself, killed, cut off, short of room.

mod backup;
mod clock;
mod grounds;
mod key;
mod killed;
mod locked;
mod power;
mod room;
