package org.clawpatrol.dsl.condition;

import org.clawpatrol.engine.type.Type;

/**
 * A variable that a macro introduced. Immutable.
 *
 * @param slot its own among all variables of a condition: what it stands for may be evaluated late,
 *     inside macros that were not around it where it was introduced
 * @param lowerCased whether it stands for a fact that is lower-cased
 */
record MacroVariable(String name, int slot, Type type, boolean lowerCased) {}
