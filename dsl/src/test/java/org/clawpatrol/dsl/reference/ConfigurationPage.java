package org.clawpatrol.dsl.reference;

import java.util.List;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.schema.AttributeSchema;
import org.clawpatrol.dsl.schema.BlockSchema;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.schema.ValueKind;

/**
 * The reference of everything a configuration may contain, as a page of Markdown written from the
 * schema. One thread.
 */
final class ConfigurationPage {
    private final ConfigurationSchema schema;
    private final StringBuilder out = new StringBuilder();

    private ConfigurationPage(ConfigurationSchema schema) {
        this.schema = schema;
    }

    /** The whole page; the same schema always gives the same text. */
    static String of(ConfigurationSchema schema) {
        ConfigurationPage page = new ConfigurationPage(schema);
        page.write();
        return page.out.toString();
    }

    private void write() {
        out.append(
                """
                # Configuration reference

                Everything a `gateway.hcl` file, or a folder of `.hcl` files, may contain. This page is written by
                the build from the same declarations that check your files; do not edit it.

                At the top level: the attribute %s and the blocks %s.
                A misspelt name is an error everywhere, with the nearest one that exists.
                [Variables, locals and functions](values.md) have a page of their own.
                """
                        .formatted(
                                quoted(schema.topLevelAttributes()),
                                quoted(schema.topLevelBlocks())));
        block("gateway", schema.gateway(), 2);
        block("defaults", schema.defaults(), 2);
        block("plugin \"name\"", schema.plugin(), 2);
        for (EntityKind kind : EntityKind.values()) {
            for (String type : schema.typeNames(kind)) {
                schema.entity(kind, type)
                        .ifPresent(block -> block(block.title() + " \"name\"", block, 2));
            }
        }
    }

    /**
     * @param level of the heading; nested blocks are one deeper
     */
    private void block(String heading, BlockSchema block, int level) {
        out.append('\n').append("#".repeat(level)).append(" `").append(heading).append("`\n\n");
        out.append(sentence(block.doc())).append('\n');
        if (!block.runtime()) {
            out.append(
                    "\nChecked, but not run by this version: a gateway does not start with it.\n");
        }
        if (!block.attributes().isEmpty()) {
            out.append("\n| Attribute | Value | Default | Meaning |\n|---|---|---|---|\n");
            block.attributes().forEach(this::attribute);
        }
        for (String keyword : block.blockNames()) {
            block.block(keyword)
                    .ifPresent(nested -> block(heading + " → " + keyword, nested, level + 1));
        }
    }

    private void attribute(AttributeSchema attribute) {
        out.append("| `").append(attribute.name()).append("` | ");
        out.append(cell(value(attribute.kind()))).append(" | ");
        out.append(cell(fallback(attribute))).append(" | ");
        boolean later = attribute.has(AttributeSchema.Trait.WITHOUT_RUNTIME);
        out.append(cell(attribute.doc())).append(later ? " (not run yet)" : "").append(" |\n");
    }

    private static String fallback(AttributeSchema attribute) {
        return switch (attribute.presence()) {
            case REQUIRED -> "**required**";
            case OPTIONAL -> attribute.fallback().isEmpty() ? "" : "`" + attribute.fallback() + "`";
            case INEFFECTIVE -> "no effect";
        };
    }

    private static String value(ValueKind kind) {
        return switch (kind) {
            case ValueKind.Choice choice ->
                    choice.words().stream()
                            .map(word -> "`\"" + word + "\"`")
                            .collect(Collectors.joining(" or "));
            case ValueKind.Whole whole -> whole(whole);
            default -> kind.describe();
        };
    }

    private static String whole(ValueKind.Whole whole) {
        boolean any = whole.least() <= Integer.MIN_VALUE && whole.most() >= Integer.MAX_VALUE;
        String range = any ? "" : ", " + whole.least() + " to " + whole.most();
        return whole.describe() + range + (whole.unit().isEmpty() ? "" : ", in " + whole.unit());
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String sentence(String doc) {
        return doc.isEmpty() ? "" : Character.toUpperCase(doc.charAt(0)) + doc.substring(1) + ".";
    }

    /** A vertical bar would end the cell, a line break the table. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
