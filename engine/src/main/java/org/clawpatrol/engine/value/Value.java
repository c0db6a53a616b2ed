package org.clawpatrol.engine.value;

/** A runtime value. Immutable. */
public interface Value {}
