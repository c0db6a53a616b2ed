package org.clawpatrol.dsl.variable;

import java.util.List;
import org.clawpatrol.dsl.hcl.FunctionTable;

/**
 * What the expressions of a configuration may use besides the names of declared entities, for other
 * files that belong to it: tests. Immutable.
 *
 * @param functions they may be called from any thread
 */
public record DeclaredValues(NamedValues named, FunctionTable functions) {
    private static final DeclaredValues NONE =
            new DeclaredValues(NamedValues.none(), FunctionTable.of(List.of()));

    public static DeclaredValues none() {
        return NONE;
    }

    /** Without the values: they may be long, and they are nobody's to print. */
    @Override
    public String toString() {
        return "DeclaredValues" + named.declared();
    }
}
