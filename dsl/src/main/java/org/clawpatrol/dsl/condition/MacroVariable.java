package org.clawpatrol.dsl.condition;

import org.clawpatrol.engine.type.Type;

/**
 * A variable that a macro introduced. Immutable.
 *
 * @param slot its own among all variables of a condition: what it stands for may be evaluated late,
 *     inside macros that were not around it where it was introduced
 */
record MacroVariable(String name, int slot, Type type) {}
