"""What people and CI run; imported by nobody."""
