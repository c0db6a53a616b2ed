package org.clawpatrol.conformance.lab;

/** How a process ended. */
public record Finished(int code, String out, String err) {}
