"""Binds every scenario below this folder to its steps; nothing else."""

from pytest_bdd import scenarios

scenarios(".")
