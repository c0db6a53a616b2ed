package org.clawpatrol.proxy.protocol.internal;

import java.util.List;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.proxy.approval.PendingApproval;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.tls.CertificateAuthority;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the internal host shows: nothing but what concerns the asking peer. Safe to share. */
public final class InternalPages {
    private final Supplier<Configuration> configuration;
    private final Supplier<List<PendingApproval>> pending;
    private final CertificateAuthority authority;
    private final String version;

    public InternalPages(
            Supplier<Configuration> configuration,
            Supplier<List<PendingApproval>> pending,
            CertificateAuthority authority,
            String version) {
        this.configuration = configuration;
        this.pending = pending;
        this.authority = authority;
        this.version = version;
    }

    /**
     * @param path without query
     * @param format which form of the manifest
     */
    InternalPage page(String path, ManifestFormat format, Peer peer) {
        return switch (path) {
            case "/", "/manifest" -> manifest(format, peer);
            case "/ca.crt" ->
                    new InternalPage(200, "application/x-pem-file", authority.certificatePem());
            case "/info" -> info();
            case "/pending" -> InternalPage.json(PendingList.json(pending.get(), peer));
            default -> InternalPage.refusal(404, "there is no such page");
        };
    }

    private InternalPage manifest(ManifestFormat format, Peer peer) {
        Manifest manifest = Manifest.of(configuration.get(), peer.profile());
        return switch (format) {
            case JSON -> InternalPage.json(ManifestJson.of(manifest).toString());
            case MARKDOWN -> InternalPage.markdown(ManifestText.of(manifest));
        };
    }

    private InternalPage info() {
        return InternalPage.json(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("clawpatrol", true)
                        .put("version", version)
                        .put("ca_fingerprint", authority.fingerprint())
                        .toString());
    }
}
