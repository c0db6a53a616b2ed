package org.clawpatrol.dsl.load;

import java.nio.file.Path;
import java.util.Map;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.source.Diagnostics;

/** Loads configurations: the only way from files to something that runs. Safe to share. */
public final class PolicyLoader {
    private final ConfigurationSchema schema = new ConfigurationSchema();
    private final Map<String, String> environment;

    /**
     * @param environment for {@code HOME} and {@code XDG_CONFIG_HOME}; nothing else is read
     */
    public PolicyLoader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Loads a file of any name, or the {@code .hcl} files of a directory as one configuration.
     * Never throws for what is in them: every problem is a diagnostic, all at once.
     */
    public LoadResult load(Path fileOrDirectory) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigurationFiles files = new ConfigurationFiles(fileOrDirectory, diagnostics);
        UserPaths paths = new UserPaths(environment, files.directory());
        return new Loading(schema, files, paths, diagnostics).run();
    }
}
