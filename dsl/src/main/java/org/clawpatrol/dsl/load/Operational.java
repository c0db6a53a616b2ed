package org.clawpatrol.dsl.load;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.Defaults;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.schema.BlockDecoder;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/** The blocks that configure the gateway itself rather than the policy, decoded. Immutable. */
record Operational(
        Optional<DecodedBlock> gateway,
        Optional<DecodedBlock> defaultsBlock,
        List<DecodedBlock> plugins,
        Defaults defaults) {
    Operational {
        plugins = List.copyOf(plugins);
    }

    /**
     * @param blocks decodes where no name is in scope
     */
    static Operational decode(Document document, ConfigurationSchema schema, BlockDecoder blocks) {
        Optional<DecodedBlock> gateway =
                document.gateway().map(block -> blocks.decode(block, schema.gateway()));
        Optional<DecodedBlock> defaults =
                document.defaults().map(block -> blocks.decode(block, schema.defaults()));
        List<DecodedBlock> plugins =
                document.plugins().stream()
                        .map(block -> blocks.decode(block, schema.plugin()))
                        .toList();
        return new Operational(
                gateway,
                defaults,
                plugins,
                DefaultsBuilder.build(defaults, Unsafe.allowed(gateway)));
    }

    /** Empty when a problem was reported. */
    Optional<GatewaySettings> settings(
            UserPaths paths, PemReader certificates, Diagnostics diagnostics) {
        if (gateway.isEmpty()) {
            diagnostics.add(
                    Diagnostic.global("C-NOGW", "the `gateway` block is missing")
                            .help(
                                    "add a `gateway` block with `proxy { listen ="
                                            + " \"127.0.0.1:9180\" }` on a line of its own"
                                            + " inside"));
        }
        return gateway.flatMap(
                block -> new GatewayBuilder(block, paths, certificates, diagnostics).build());
    }

    /** The upstream proxy, if it wants a password. */
    Optional<Span> proxyWithLogin() {
        return gateway.flatMap(block -> block.block("upstream_proxy"))
                .filter(proxy -> proxy.text("user").filter(user -> !user.isEmpty()).isPresent())
                .map(DecodedBlock::header);
    }

    void checkUnsafe(Diagnostics diagnostics) {
        Unsafe.checkNames(gateway, diagnostics);
    }

    void checkReferences(ReferenceCheck references) {
        gateway.flatMap(block -> block.block("proxy")).ifPresent(references::check);
    }

    void checkPlugins(PluginCheck check) {
        plugins.forEach(check::check);
    }

    void checkAsyncUrl(Declarations declarations, Diagnostics diagnostics) {
        gateway.ifPresent(block -> new AsyncUrlCheck(block, diagnostics).check(declarations));
    }

    void lookForRuntime(RuntimeCheck runtime) {
        gateway.ifPresent(runtime::look);
        plugins.forEach(runtime::look);
    }

    /** Warns about what is left unsaid. */
    void advise(boolean versioned, Diagnostics diagnostics) {
        if (!versioned) {
            gateway.map(Operational::versionMissing).ifPresent(diagnostics::add);
        }
        defaultsBlock.ifPresent(
                block ->
                        new ApprovalDefaults(block, Unsafe.allowed(gateway), diagnostics).advise());
        boolean said = defaultsBlock.flatMap(block -> block.text("unknown_host")).isPresent();
        if (!said) {
            defaultsBlock
                    .or(() -> gateway)
                    .map(Operational::passesThrough)
                    .ifPresent(diagnostics::add);
        }
    }

    private static Diagnostic versionMissing(DecodedBlock block) {
        return Diagnostic.warning(
                        "W-VERSION",
                        block.header(),
                        "`schema_version` is missing; the oldest grammar is assumed")
                .help(
                        "start the file with `schema_version = "
                                + ConfigurationSchema.NEWEST_VERSION
                                + "`");
    }

    private static Diagnostic passesThrough(DecodedBlock block) {
        return Diagnostic.warning(
                        "W-UNKNOWN-HOST",
                        block.header(),
                        "hosts that no endpoint claims are passed through")
                .help(
                        "set `defaults { unknown_host = \"deny\" }`, or `\"passthrough\"` to keep"
                                + " it so");
    }
}
