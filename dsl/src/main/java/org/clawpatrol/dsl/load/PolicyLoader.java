package org.clawpatrol.dsl.load;

import java.nio.file.Path;
import java.util.Map;
import org.clawpatrol.dsl.function.StandardFunctions;
import org.clawpatrol.dsl.hcl.FunctionTable;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.variable.NamedValueReader;
import org.clawpatrol.dsl.variable.VariableValues;

/** Loads configurations: the only way from files to something that runs. Safe to share. */
public final class PolicyLoader {
    private final ConfigurationSchema schema = new ConfigurationSchema();
    private final Surroundings surroundings;

    /**
     * @param environment for {@code HOME}, {@code XDG_CONFIG_HOME}, {@code CLAWPATROL_VAR_name} and
     *     the function {@code env}
     */
    public PolicyLoader(Map<String, String> environment) {
        this(environment, VariableValues.none());
    }

    /**
     * @param variables values that win over those of the environment
     */
    public PolicyLoader(Map<String, String> environment, VariableValues variables) {
        this.surroundings = new Surroundings(Map.copyOf(environment), variables);
    }

    /** What a load depends on besides the configuration. Immutable. */
    record Surroundings(Map<String, String> environment, VariableValues variables) {

        UserPaths paths(ConfigurationFiles files) {
            return new UserPaths(environment, files.directory());
        }

        FunctionTable functions(ConfigurationFiles files) {
            return StandardFunctions.of(
                    new FolderFiles(files.directory(), files::include), environment);
        }

        /** The same for after the load, when nobody asks what they read. */
        FunctionTable laterFunctions(ConfigurationFiles files) {
            return StandardFunctions.of(
                    new FolderFiles(files.directory(), read -> {}), environment);
        }

        NamedValueReader named(Diagnostics diagnostics) {
            return new NamedValueReader(variables, environment, diagnostics);
        }
    }

    /**
     * Loads a file of any name, or the {@code .hcl} files of a directory as one configuration.
     * Never throws for what is in them: every problem is a diagnostic, all at once.
     */
    public LoadResult load(Path fileOrDirectory) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigurationFiles files = new ConfigurationFiles(fileOrDirectory, diagnostics);
        surroundings.variables().files().forEach(file -> files.include(file.toAbsolutePath()));
        return new Loading(schema, files, surroundings, diagnostics).run();
    }
}
