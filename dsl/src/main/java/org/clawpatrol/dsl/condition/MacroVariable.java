package org.clawpatrol.dsl.condition;

import org.clawpatrol.engine.type.Type;

/**
 * A variable that a macro introduced. Immutable.
 *
 * @param slot how many variables enclose it
 */
record MacroVariable(String name, int slot, Type type) {}
