package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.Defaults;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.hcl.Body;
import org.clawpatrol.dsl.hcl.HclReader;
import org.clawpatrol.dsl.schema.BlockDecoder;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.ExpressionReader;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;

/**
 * One load, stage by stage: read, parse, version, merge, operational blocks, names, declarations,
 * cross checks, policy. A stage that cannot go on ends the load; the others collect. One thread.
 */
final class Loading {
    private final ConfigurationSchema schema;
    private final ConfigurationFiles files;
    private final UserPaths paths;
    private final Diagnostics diagnostics;

    Loading(
            ConfigurationSchema schema,
            ConfigurationFiles files,
            UserPaths paths,
            Diagnostics diagnostics) {
        this.schema = schema;
        this.files = files;
        this.paths = paths;
        this.diagnostics = diagnostics;
    }

    LoadResult run() {
        List<Source> sources = files.sources();
        Optional<Configuration> configuration = parse(sources).flatMap(this::understand);
        List<Diagnostic> found = SourceOrder.of(sources).sorted(diagnostics.all());
        return new LoadResult(diagnostics.hasErrors() ? Optional.empty() : configuration, found);
    }

    /** Every file is parsed, so that every syntax problem is shown; one is enough to stop. */
    private Optional<List<Body>> parse(List<Source> sources) {
        HclReader reader = new HclReader();
        List<Body> bodies = new ArrayList<>();
        for (Source source : sources) {
            reader.read(source, diagnostics).ifPresent(bodies::add);
        }
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(bodies);
    }

    private Optional<Configuration> understand(List<Body> bodies) {
        ExpressionReader constants = Scopes.constant(diagnostics);
        if (!new VersionGate(constants, diagnostics).open(bodies)) {
            return Optional.empty();
        }
        Document document = Document.merge(bodies, schema, diagnostics);
        BlockDecoder operational = new BlockDecoder(constants, diagnostics);
        Optional<DecodedBlock> gateway =
                document.gateway().map(block -> operational.decode(block, schema.gateway()));
        Optional<DecodedBlock> defaultsBlock =
                document.defaults().map(block -> operational.decode(block, schema.defaults()));
        Defaults defaults = DefaultsBuilder.build(defaultsBlock);
        Optional<GatewaySettings> settings = settings(gateway);

        SymbolTable symbols = SymbolTable.of(document.blocks(), schema, diagnostics);
        gateway.flatMap(block -> block.block("proxy"))
                .ifPresent(new ReferenceCheck(symbols, diagnostics)::check);
        Declarations declarations =
                new DeclarationDecoder(
                                schema,
                                symbols,
                                new BlockDecoder(Scopes.policy(symbols, diagnostics), diagnostics),
                                diagnostics)
                        .decode(defaults, new PemReader(paths, files, diagnostics));
        checkHosts(declarations);
        if (diagnostics.hasErrors() || settings.isEmpty()) {
            return Optional.empty();
        }
        new Advice(declarations, defaults, diagnostics).give();
        advise(document, defaultsBlock, gateway);
        return Optional.of(
                new Assembly(declarations, defaults)
                        .configuration(settings.get(), files.included(), withoutRuntime(gateway)));
    }

    private Optional<GatewaySettings> settings(Optional<DecodedBlock> gateway) {
        if (gateway.isEmpty()) {
            diagnostics.add(
                    Diagnostic.global("C-NOGW", "the `gateway` block is missing")
                            .help(
                                    "add a `gateway` block with `proxy { listen = \"127.0.0.1:9180\" }` on a line of its"
                                            + " own inside"));
        }
        return gateway.flatMap(block -> new GatewayBuilder(block, paths, diagnostics).build());
    }

    private void checkHosts(Declarations declarations) {
        HostClaimCheck check = new HostClaimCheck(declarations.endpointHeaders, diagnostics);
        declarations.profileHeaders.forEach(
                (name, header) ->
                        Optional.ofNullable(declarations.profiles.get(name))
                                .map(declarations::reachable)
                                .ifPresent(reached -> check.check(name, header, reached)));
    }

    private void advise(
            Document document, Optional<DecodedBlock> defaults, Optional<DecodedBlock> gateway) {
        if (document.schemaVersion().isEmpty()) {
            gateway.ifPresent(
                    block ->
                            diagnostics.add(
                                    Diagnostic.warning(
                                                    "W-VERSION",
                                                    block.header(),
                                                    "`schema_version` is missing; the oldest"
                                                            + " grammar is assumed")
                                            .help(
                                                    "start the file with `schema_version = "
                                                            + ConfigurationSchema.NEWEST_VERSION
                                                            + "`")));
        }
        boolean said = defaults.flatMap(block -> block.text("unknown_host")).isPresent();
        if (!said) {
            defaults.or(() -> gateway)
                    .ifPresent(
                            block ->
                                    diagnostics.add(
                                            Diagnostic.warning(
                                                            "W-UNKNOWN-HOST",
                                                            block.header(),
                                                            "hosts that no endpoint claims are"
                                                                    + " passed through")
                                                    .help(
                                                            "set `defaults { unknown_host = \"deny\""
                                                                    + " }`, or `\"passthrough\"` to"
                                                                    + " keep it so")));
        }
    }

    private static List<String> withoutRuntime(Optional<DecodedBlock> gateway) {
        return gateway
                .flatMap(block -> block.block("wireguard"))
                .map(wireguard -> "gateway.wireguard")
                .stream()
                .toList();
    }
}
