package org.clawpatrol.proxy.cli;

/** What one command line did. */
record CommandRun(int exit, String out, String err) {}
