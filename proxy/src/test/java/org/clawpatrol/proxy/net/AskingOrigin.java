package org.clawpatrol.proxy.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.clawpatrol.proxy.tls.TestPki;

/**
 * An origin of the JDK's that asks for a certificate, and tells each client whom it takes it for.
 */
final class AskingOrigin implements AutoCloseable {
    private final SSLServerSocket server;
    private final List<String> names = new CopyOnWriteArrayList<>();

    private AskingOrigin(SSLServerSocket server) {
        this.server = server;
    }

    /**
     * @param pki vouches for clients
     * @param version the only one of TLS it speaks
     */
    static AskingOrigin start(TestPki pki, TestPki.Origin origin, String version) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(origin).getKeyManagers(), trust(pki.root()).getTrustManagers(), null);
        var server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
        server.setEnabledProtocols(new String[] {version});
        server.setNeedClientAuth(true);
        server.bind(TestGateway.loopback(0));
        AskingOrigin asking = new AskingOrigin(server);
        Thread.ofVirtual().start(asking::serve);
        return asking;
    }

    private static KeyManagerFactory keys(TestPki.Origin origin) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        X509Certificate[] chain = origin.chain().toArray(new X509Certificate[0]);
        store.setKeyEntry("origin", origin.key(), new char[0], chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        return keys;
    }

    private static TrustManagerFactory trust(X509Certificate root) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", root);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        return trust;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Who came, in order; "" where the handshake failed. */
    List<String> names() {
        return names;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                greet(socket);
            } catch (IOException e) {
                // closed, or a client that left
            }
        }
    }

    private void greet(SSLSocket socket) throws IOException {
        String name;
        try {
            socket.startHandshake();
            name = socket.getSession().getPeerPrincipal().getName();
        } catch (IOException e) {
            names.add("");
            throw e;
        }
        names.add(name);
        socket.getOutputStream().write(name.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
