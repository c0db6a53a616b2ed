package org.clawpatrol.dsl.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The variables of macros visible at one place, outermost first. Immutable. */
record Scope(List<MacroVariable> locals) {
    static final Scope EMPTY = new Scope(List.of());

    Scope {
        locals = List.copyOf(locals);
    }

    Scope with(MacroVariable local) {
        List<MacroVariable> more = new ArrayList<>(locals);
        more.add(local);
        return new Scope(more);
    }

    /** The innermost variable of a name. */
    Optional<MacroVariable> find(String name) {
        return locals.reversed().stream().filter(local -> local.name().equals(name)).findFirst();
    }

    List<String> names() {
        return locals.stream().map(MacroVariable::name).toList();
    }
}
