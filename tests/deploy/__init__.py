"""Tests of the files for servers, with the servers themselves."""
