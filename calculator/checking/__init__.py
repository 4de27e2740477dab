"""An estimate that somebody received: read in any of its forms, and compared with a new one."""
