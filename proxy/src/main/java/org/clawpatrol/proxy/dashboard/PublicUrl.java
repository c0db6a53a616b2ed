package org.clawpatrol.proxy.dashboard;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The address under which people reach the dashboard from elsewhere, if any. Immutable. */
final class PublicUrl {
    private final Optional<URI> uri;

    /**
     * @param text absolute http or https URL, or empty
     */
    PublicUrl(String text) {
        this.uri = text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text));
    }

    boolean https() {
        return uri.filter(url -> "https".equalsIgnoreCase(url.getScheme())).isPresent();
    }

    boolean hasHost(String name) {
        return uri.map(URI::getHost).filter(host -> host.equalsIgnoreCase(name)).isPresent();
    }

    boolean isOrigin(String origin) {
        return uri.map(url -> url.getScheme() + "://" + url.getRawAuthority())
                .map(own -> own.toLowerCase(Locale.ROOT))
                .filter(own -> own.equals(origin.toLowerCase(Locale.ROOT)))
                .isPresent();
    }
}
