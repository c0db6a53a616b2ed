package org.clawpatrol.dsl.load;

import java.util.Optional;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.source.Diagnostic;

/**
 * A declared or built-in entity. Immutable.
 *
 * @param type the type label; for kinds with one label the keyword
 * @param block empty for what is built in
 * @param known whether there is such a type
 */
record Symbol(EntityKind kind, String type, String name, Optional<Block> block, boolean known) {

    static Symbol of(EntityKind kind, Block block, ConfigurationSchema schema) {
        String type = kind.labels() == 2 ? block.labels().getFirst().text() : kind.keyword();
        return new Symbol(
                kind,
                type,
                block.labels().getLast().text(),
                Optional.of(block),
                schema.entity(kind, type).isPresent());
    }

    static Symbol builtIn(EntityKind kind, String name) {
        return new Symbol(kind, "builtin", name, Optional.empty(), true);
    }

    /** {@code type.name}, as references spell it. */
    String reference() {
        return type + "." + name;
    }

    /** The problem with a note on where this is declared. */
    Diagnostic noted(Diagnostic problem) {
        return block.map(
                        declared ->
                                problem.note(
                                        "`%s` is %s".formatted(reference(), kind.withArticle()),
                                        declared.header()))
                .orElse(problem);
    }
}
