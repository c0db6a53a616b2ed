package org.clawpatrol.dsl.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An installation of a GitHub App, and how far its tokens reach.
 *
 * @param apiUrl https, without a slash at its end
 * @param repositories names of the only repositories; all of the installation when empty
 * @param permissions the only permissions by name; all of the installation when empty
 * @param caCert PEM text of the only roots to trust; system roots when empty
 */
public record GitHubAppConfig(
        String appId,
        String installationId,
        String apiUrl,
        List<String> repositories,
        Map<String, String> permissions,
        Optional<String> caCert) {
    public GitHubAppConfig {
        repositories = List.copyOf(repositories);
        permissions = Map.copyOf(permissions);
    }
}
