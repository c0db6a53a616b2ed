package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.clawpatrol.proxy.tls.CertificateAuthority;
import org.clawpatrol.proxy.tls.TestPki;
import org.jspecify.annotations.Nullable;

/** What an agent's program does on the wire, in the JDK's own terms. */
final class TestAgent {
    private TestAgent() {}

    /** Reads up to and with the empty line, not a byte more. */
    static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** A tunnel that the gateway said is open. */
    static Socket tunnel(TestGateway gateway, String target) throws Exception {
        Socket socket = gateway.connect();
        String head =
                "CONNECT " + target + " HTTP/1.1\r\nProxy-Authorization: Bearer good-token\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        assertThat(readHead(socket.getInputStream()))
                .isEqualTo("HTTP/1.1 200 Connection established\r\n\r\n");
        return socket;
    }

    /** A TLS client on an open connection that trusts the authority and nothing else. */
    static SSLSocket tls(Socket socket, CertificateAuthority authority, String sni, String... alpn)
            throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", authority.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return tls(context, socket, sni, alpn);
    }

    /** A context that trusts the authority and shows a certificate. */
    static SSLContext showing(CertificateAuthority authority, TestPki.Origin shown)
            throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", authority.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new Showing(shown)}, trust.getTrustManagers(), null);
        return context;
    }

    /** Shows its one certificate to whoever asks for any. */
    private static final class Showing extends X509ExtendedKeyManager {
        private final TestPki.Origin shown;

        Showing(TestPki.Origin shown) {
            this.shown = shown;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return "own";
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return shown.chain().toArray(new X509Certificate[0]);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return shown.key();
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {"own"};
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }
    }

    /** A TLS client of a context on an open connection. */
    static SSLSocket tls(SSLContext context, Socket socket, String sni, String... alpn)
            throws Exception {
        // The JDK never says an address as server name: an empty one says nothing.
        String peer = sni.isEmpty() ? "198.51.100.9" : sni;
        SSLSocket tls =
                (SSLSocket) context.getSocketFactory().createSocket(socket, peer, 443, true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(alpn);
        if (!sni.isEmpty()) {
            parameters.setServerNames(List.of(new SNIHostName(sni)));
        }
        tls.setSSLParameters(parameters);
        return tls;
    }

    static String echo(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        byte[] answer = socket.getInputStream().readNBytes(text.length() + "echo:".length());
        return new String(answer, StandardCharsets.UTF_8);
    }
}
