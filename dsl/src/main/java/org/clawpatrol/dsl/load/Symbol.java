package org.clawpatrol.dsl.load;

import java.util.Optional;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.schema.EntityKind;

/**
 * A declared or built-in entity. Immutable.
 *
 * @param type the type label; for kinds with one label the keyword
 * @param block empty for what is built in
 */
record Symbol(EntityKind kind, String type, String name, Optional<Block> block) {

    static Symbol of(EntityKind kind, Block block) {
        String type = kind.labels() == 2 ? block.labels().getFirst().text() : kind.keyword();
        return new Symbol(kind, type, block.labels().getLast().text(), Optional.of(block));
    }

    static Symbol builtIn(EntityKind kind, String name) {
        return new Symbol(kind, "builtin", name, Optional.empty());
    }

    /** {@code type.name}, as references spell it. */
    String reference() {
        return type + "." + name;
    }
}
