package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.hcl.Body;
import org.clawpatrol.dsl.hcl.FunctionTable;
import org.clawpatrol.dsl.hcl.HclReader;
import org.clawpatrol.dsl.schema.BlockDecoder;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.ExpressionReader;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.variable.DeclaredValues;
import org.clawpatrol.dsl.variable.NamedValueReader;

/**
 * One load, stage by stage: read, parse, version, merge, operational blocks, names, declarations,
 * cross checks, policy. A stage that cannot go on ends the load; the others collect. One thread.
 */
final class Loading {
    private final ConfigurationSchema schema;
    private final ConfigurationFiles files;
    private final PolicyLoader.Surroundings surroundings;
    private final UserPaths paths;
    private final FunctionTable functions;
    private final NamedValueReader named;
    private final Diagnostics diagnostics;
    private final RuntimeCheck runtime = new RuntimeCheck();
    private final Map<String, RulePlace> rules = new HashMap<>();
    private boolean followsShadow;
    private DeclaredValues values = DeclaredValues.none();
    private ShadowPolicyReader.Found beside = ShadowPolicyReader.Found.NOTHING;

    Loading(
            ConfigurationSchema schema,
            ConfigurationFiles files,
            PolicyLoader.Surroundings surroundings,
            Diagnostics diagnostics) {
        this.schema = schema;
        this.files = files;
        this.surroundings = surroundings;
        this.paths = surroundings.paths(files);
        this.functions = surroundings.functions(files);
        this.named = surroundings.named(diagnostics);
        this.diagnostics = diagnostics;
    }

    /** Together with the shadow policy that it names. */
    LoadResult run() {
        followsShadow = true;
        return runAlone();
    }

    LoadResult runAlone() {
        List<Source> sources = files.sources();
        Optional<Configuration> configuration = parse(sources).flatMap(this::understand);
        List<Diagnostic> found =
                Stream.concat(
                                SourceOrder.of(sources).sorted(diagnostics.all()).stream(),
                                beside.warnings().stream())
                        .toList();
        return new LoadResult(
                diagnostics.hasErrors() ? Optional.empty() : configuration, found, rules);
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
        Operational operational =
                Operational.decode(document, schema, new BlockDecoder(constants, diagnostics));
        Optional<GatewaySettings> settings =
                operational.settings(paths, certificates(), diagnostics);
        operational.checkPlugins(
                new PluginCheck(paths, settings.map(GatewaySettings::stateDir), diagnostics));
        Declarations declarations = declarations(document, operational);
        operational.checkAsyncUrl(declarations, diagnostics);
        declarations.rules.forEach(draft -> rules.put(draft.rule().name(), draft.place()));
        checkHosts(declarations);
        new SecretVariableCheck(schema, declarations, diagnostics)
                .check(operational.proxyWithLogin());
        new InjectCheck(declarations, diagnostics).check();
        new StoreCheck(declarations, diagnostics).check();
        operational.checkUnsafe(diagnostics);
        if (diagnostics.hasErrors() || settings.isEmpty()) {
            return Optional.empty();
        }
        operational.lookForRuntime(runtime);
        new LiteralAdvice(diagnostics).give(bodies);
        operational.advise(document.schemaVersion().isPresent(), diagnostics);
        new Advice(declarations, operational.defaults(), diagnostics).give();
        new StoreCheck(declarations, diagnostics).advise();
        if (followsShadow) {
            beside =
                    new ShadowPolicyReader(schema, surroundings, paths).read(operational.gateway());
            beside.sources().forEach(files::include);
        }
        Configuration configuration =
                new Assembly(declarations, operational.defaults())
                        .configuration(
                                settings.get(), values, files.included(), beside, runtime.found());
        new TokenHostAdvice(declarations, configuration.hosts(), diagnostics).give();
        return Optional.of(configuration);
    }

    private Declarations declarations(Document document, Operational operational) {
        SymbolTable symbols = SymbolTable.of(document, schema, diagnostics);
        operational.checkReferences(new ReferenceCheck(symbols, diagnostics));
        Scopes.Policy scope = Scopes.policy(document, symbols, functions, named, diagnostics);
        values = new DeclaredValues(scope.values(), surroundings.laterFunctions(files));
        BlockDecoder decoder = new BlockDecoder(scope.expressions(), diagnostics);
        return new DeclarationDecoder(schema, symbols, decoder, runtime, diagnostics)
                .decode(operational.defaults(), paths, certificates());
    }

    private PemReader certificates() {
        return new PemReader(paths, files, runtime, diagnostics);
    }

    private void checkHosts(Declarations declarations) {
        HostClaimCheck check = new HostClaimCheck(declarations.endpointHeaders, diagnostics);
        declarations.profileHeaders.forEach(
                (name, header) ->
                        Optional.ofNullable(declarations.profiles.get(name))
                                .map(declarations::reachable)
                                .ifPresent(reached -> check.check(name, header, reached)));
    }
}
