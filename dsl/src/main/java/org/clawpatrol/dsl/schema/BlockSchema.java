package org.clawpatrol.dsl.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One block type as declared: what may stand between its braces. Immutable. */
public final class BlockSchema {
    private final String title;
    private final String doc;
    private final Map<String, AttributeSchema> attributes;
    private final Map<String, BlockSchema> blocks;
    private final List<String> attributeNames;
    private final List<AttributeSchema> inOrder;
    private final List<AttributeSchema> required;
    private final boolean runtime;

    /**
     * @param title keyword and type as diagnostics name it, such as {@code endpoint "https"}
     * @param blocks nested blocks by keyword, each allowed once
     */
    public BlockSchema(
            String title,
            String doc,
            List<AttributeSchema> attributes,
            Map<String, BlockSchema> blocks) {
        this(title, doc, attributes, blocks, true);
    }

    private BlockSchema(
            String title,
            String doc,
            List<AttributeSchema> attributes,
            Map<String, BlockSchema> blocks,
            boolean runtime) {
        this.title = title;
        this.doc = doc;
        this.attributes =
                attributes.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        AttributeSchema::name, Function.identity()));
        this.attributeNames = attributes.stream().map(AttributeSchema::name).toList();
        this.inOrder = List.copyOf(attributes);
        this.required = attributes.stream().filter(AttributeSchema::required).toList();
        this.blocks = Map.copyOf(blocks);
        this.runtime = runtime;
    }

    public String title() {
        return title;
    }

    /** One line for the reference. */
    public String doc() {
        return doc;
    }

    /** Whether this version can run it; a gateway that declares it must not start otherwise. */
    public boolean runtime() {
        return runtime;
    }

    public Optional<AttributeSchema> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** In the order of declaration. */
    public List<AttributeSchema> attributes() {
        return inOrder;
    }

    /** In the order of declaration. */
    public List<AttributeSchema> required() {
        return required;
    }

    public List<String> attributeNames() {
        return attributeNames;
    }

    public Optional<BlockSchema> block(String keyword) {
        return Optional.ofNullable(blocks.get(keyword));
    }

    /** Keywords of the nested blocks, sorted. */
    public List<String> blockNames() {
        return blocks.keySet().stream().sorted().toList();
    }

    /** The same block, which this version cannot run. */
    BlockSchema withoutRuntime() {
        return new BlockSchema(title, doc, attributes(), blocks, false);
    }

    /** This block with the attributes every type of its kind has. */
    BlockSchema with(List<AttributeSchema> framework) {
        List<AttributeSchema> all =
                Stream.concat(
                                attributes().stream(),
                                framework.stream()
                                        .map(
                                                common ->
                                                        common.with(
                                                                AttributeSchema.Trait.FRAMEWORK)))
                        .toList();
        return new BlockSchema(title, doc, all, blocks, runtime);
    }
}
