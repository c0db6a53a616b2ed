package org.clawpatrol.proxy.telemetry;

/** One number at one moment. */
public record Reading(Labels labels, long value) {}
