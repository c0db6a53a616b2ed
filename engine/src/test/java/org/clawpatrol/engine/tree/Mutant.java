package org.clawpatrol.engine.tree;

/**
 * One mistake that a compiled tree can be given, and be cured of.
 *
 * @param kind what is wrong, in a few words
 */
record Mutant(String kind, Runnable make, Runnable cure) {}
