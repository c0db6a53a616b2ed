package org.clawpatrol.engine.fact;

import static org.clawpatrol.engine.type.Type.Simple.STRING;

import org.clawpatrol.engine.type.Type;

/** Types that several variables declare. Stateless. */
final class FactTypes {
    static final Type STRINGS = new Type.ListOf(STRING);
    static final Type STRING_MAP = new Type.MapOf(STRING, STRING);
    static final Type MULTIMAP = new Type.MapOf(STRING, STRINGS);

    private FactTypes() {}
}
