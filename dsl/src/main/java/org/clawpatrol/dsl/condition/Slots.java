package org.clawpatrol.dsl.condition;

import org.clawpatrol.engine.type.Type;

/** Gives every variable of a condition a place of its own. Mutable; one thread. */
final class Slots {
    private int used;

    /**
     * @param first how many the environment of the condition has taken
     */
    Slots(int first) {
        this.used = first;
    }

    MacroVariable variable(String name, Type type) {
        return new MacroVariable(name, used++, Compatibility.ofValue(type), false);
    }

    /** A variable that stands for an expression. */
    MacroVariable binding(String name, Checked init) {
        return new MacroVariable(name, used++, init.type(), CaseFolding.isLowerCased(init));
    }
}
