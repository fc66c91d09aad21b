//! One test binary: everything through public doors.
