package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Attribute;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.hcl.Body;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/**
 * The merged top level of all files. Immutable.
 *
 * @param blocks the blocks that declare entities, in declaration order, with the right labels
 */
record Document(
        Optional<Attribute> schemaVersion,
        Optional<Block> gateway,
        Optional<Block> defaults,
        List<Block> variables,
        List<Block> locals,
        List<Block> plugins,
        List<Block> blocks) {
    Document {
        variables = List.copyOf(variables);
        locals = List.copyOf(locals);
        plugins = List.copyOf(plugins);
        blocks = List.copyOf(blocks);
    }

    /** Merges and reports what may not stand at the top level or not twice. */
    static Document merge(List<Body> bodies, ConfigurationSchema schema, Diagnostics diagnostics) {
        return new Merger(schema, diagnostics).merge(bodies);
    }

    /** One merge. One thread. */
    private static final class Merger {
        private final ConfigurationSchema schema;
        private final Diagnostics diagnostics;
        private final Map<String, Attribute> attributes = new HashMap<>();
        private final Map<String, Block> single = new HashMap<>();
        private final List<Block> variables = new ArrayList<>();
        private final List<Block> locals = new ArrayList<>();
        private final List<Block> plugins = new ArrayList<>();
        private final List<Block> entities = new ArrayList<>();

        Merger(ConfigurationSchema schema, Diagnostics diagnostics) {
            this.schema = schema;
            this.diagnostics = diagnostics;
        }

        Document merge(List<Body> bodies) {
            for (Body body : bodies) {
                body.attributes().forEach(this::attribute);
                body.blocks().forEach(this::block);
            }
            return new Document(
                    Optional.ofNullable(attributes.get("schema_version")),
                    Optional.ofNullable(single.get("gateway")),
                    Optional.ofNullable(single.get("defaults")),
                    variables,
                    locals,
                    plugins,
                    entities);
        }

        private void attribute(Attribute attribute) {
            String name = attribute.name();
            if (!schema.topLevelAttributes().contains(name)) {
                String help =
                        schema.topLevelBlocks().contains(name)
                                ? "`" + name + "` is a block: write it without `=`"
                                : Suggestion.of(name, schema.topLevelAttributes(), "attributes");
                diagnostics.add(
                        Diagnostic.error(
                                        "C-ATTR",
                                        attribute.nameSpan(),
                                        "unknown attribute `" + name + "` at the top level")
                                .help(help));
                return;
            }
            Attribute earlier = attributes.putIfAbsent(name, attribute);
            if (earlier != null) {
                diagnostics.add(
                        Diagnostic.error(
                                        "C-DUP-ATTR",
                                        attribute.nameSpan(),
                                        "attribute `" + name + "` is set twice")
                                .note("first set here", earlier.nameSpan()));
            }
        }

        private void block(Block block) {
            Optional<EntityKind> kind = EntityKind.of(block.type());
            if (kind.isPresent()) {
                labelled(block, kind.get().labels(), entities);
            } else if (block.type().equals("variable")) {
                labelled(block, 1, variables);
            } else if (block.type().equals("locals")) {
                noLabel(block);
                locals.add(block);
            } else if (block.type().equals("plugin")) {
                labelled(block, 1, plugins);
            } else if (schema.topLevelBlocks().contains(block.type())) {
                single(block);
            } else {
                diagnostics.add(
                        Diagnostic.error(
                                        "C-BLOCK",
                                        block.typeSpan(),
                                        "unknown block `" + block.type() + "` at the top level")
                                .help(unknownBlock(block.type())));
            }
        }

        private String unknownBlock(String keyword) {
            return switch (keyword) {
                case "include", "import" ->
                        "files are not included: put them into one folder and name that";
                case "policy", "policies" ->
                        "rules need nothing around them: they stand at the top level";
                default -> Suggestion.of(keyword, schema.topLevelBlocks(), "blocks");
            };
        }

        private void labelled(Block block, int labels, List<Block> blocks) {
            int found = block.labels().size();
            if (found == labels) {
                blocks.add(block);
                return;
            }
            String form =
                    labels == 2 ? " \"TYPE\" \"NAME\"` and then `{`" : " \"NAME\"` and then `{`";
            diagnostics.add(
                    Diagnostic.error(
                                    "C-LABELS",
                                    found > labels
                                            ? block.labels().get(labels).span()
                                            : block.open(),
                                    "`%s` needs %s, found %d"
                                            .formatted(
                                                    block.type(),
                                                    labels == 2 ? "two labels" : "one label",
                                                    found))
                            .help("write `" + block.type() + form));
        }

        private void noLabel(Block block) {
            if (!block.labels().isEmpty()) {
                diagnostics.add(
                        Diagnostic.error(
                                "C-LABELS",
                                block.labels().getFirst().span(),
                                "`" + block.type() + "` takes no label"));
            }
        }

        private void single(Block block) {
            noLabel(block);
            Block earlier = single.putIfAbsent(block.type(), block);
            if (earlier != null) {
                diagnostics.add(
                        Diagnostic.error(
                                        "C-DUP-BLOCK",
                                        block.header(),
                                        "duplicate block `" + block.type() + "`")
                                .note("first declared here", earlier.header()));
            }
        }
    }
}
