package org.clawpatrol.proxy.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The machine's trusted roots plus the gateway's CA, written in the forms that programs read: a PEM
 * bundle and a Java trust store. Malformed and repeated certificates are dropped.
 */
final class TrustedRoots {
    /** Password of the written trust store; it holds public certificates only. */
    static final String STORE_PASSWORD = "changeit";

    private static final List<Path> SYSTEM_BUNDLES =
            List.of(
                    Path.of("/etc/ssl/certs/ca-certificates.crt"),
                    Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
                    Path.of("/etc/ssl/cert.pem"));
    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+?)-----END CERTIFICATE-----");

    private final List<X509Certificate> certificates;

    private TrustedRoots(Collection<X509Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    /**
     * @param gatewayCa PEM text of the gateway's CA
     */
    static TrustedRoots withGateway(String gatewayCa) throws IOException, GeneralSecurityException {
        Set<X509Certificate> all = new LinkedHashSet<>(parse(gatewayCa));
        if (all.isEmpty()) {
            throw new IOException("the gateway's CA file holds no certificate");
        }
        all.addAll(systemRoots());
        return new TrustedRoots(all);
    }

    private static List<X509Certificate> systemRoots()
            throws IOException, GeneralSecurityException {
        for (Path bundle : SYSTEM_BUNDLES) {
            if (Files.isReadable(bundle)) {
                return parse(Files.readString(bundle, StandardCharsets.ISO_8859_1));
            }
        }
        return javaRoots();
    }

    private static List<X509Certificate> javaRoots() throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        List<X509Certificate> roots = new ArrayList<>();
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                roots.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        return roots;
    }

    private static List<X509Certificate> parse(String pem) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found = new ArrayList<>();
        Matcher block = PEM.matcher(pem);
        while (block.find()) {
            decode(factory, block.group(1)).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<X509Certificate> decode(CertificateFactory factory, String base64) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            var certificate = factory.generateCertificate(new ByteArrayInputStream(der));
            return Optional.of((X509Certificate) certificate);
        } catch (CertificateException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    int size() {
        return certificates.size();
    }

    String pemBundle() throws GeneralSecurityException {
        Base64.Encoder encoder =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        StringBuilder bundle = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            bundle.append("-----BEGIN CERTIFICATE-----\n")
                    .append(encoder.encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return bundle.toString();
    }

    byte[] javaTrustStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("root-" + i, certificates.get(i));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, STORE_PASSWORD.toCharArray());
        return bytes.toByteArray();
    }
}
