package org.clawpatrol.proxy.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.clawpatrol.proxy.credential.type.ClientCertificateInjection;
import org.clawpatrol.proxy.credential.type.HttpInjections;
import org.clawpatrol.proxy.net.AddressGuard;
import org.clawpatrol.proxy.tls.ClientContext;
import org.clawpatrol.proxy.tls.ClientIdentities;
import org.clawpatrol.proxy.tls.ClientIdentity;
import org.clawpatrol.proxy.tls.UnreadableIdentityException;

/**
 * Asks a service one question with a credential, over TLS and as the gateway would: the same
 * injection, roots and guarded addresses. Nothing of the answer but its status is kept. Stateless.
 */
public final class CredentialProbe {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int MOST = 64 << 10;
    private static final int HTTPS_PORT = 443;
    private static final Pattern WHITE = Pattern.compile("\\s");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");

    private CredentialProbe() {}

    /** The first host of an endpoint that is one host. */
    public static Optional<HostPort> host(EndpointConfig endpoint) {
        return endpoint.hosts().stream()
                .filter(pattern -> !pattern.wildcard())
                .findFirst()
                .map(CredentialProbe::host);
    }

    private static HostPort host(HostPattern pattern) {
        return new HostPort(pattern.name(), pattern.port().orElse(HTTPS_PORT));
    }

    /**
     * Asks.
     *
     * @param wanted instead of what is usually asked of the service
     */
    public static ProbeAnswer ask(
            EndpointConfig endpoint, HostPort origin, Lease lease, Optional<ProbeQuestion> wanted) {
        var credential = lease.credential().orElseThrow();
        ProbeQuestion question = wanted.orElseGet(() -> ProbeQuestion.of(credential, endpoint));
        try (ProbeRequest request = new ProbeRequest(endpoint, origin, question)) {
            HttpInjections.of(credential).apply(request, lease);
            try (Socket socket = connect(endpoint, origin);
                    SSLSocket secured = secured(socket, origin, endpoint, lease)) {
                secured.getOutputStream().write(request.wire());
                secured.getOutputStream().flush();
                return judged(answer(secured.getInputStream(), question), question);
            }
        } catch (UnusableSecretException e) {
            return new ProbeAnswer.NotAsked(e.reason());
        } catch (GuardedAddressException e) {
            return new ProbeAnswer.NotAsked(
                    origin
                            + " is at an address that the gateway does not connect to; name it in"
                            + " `dial` if it is meant");
        } catch (SSLException e) {
            return new ProbeAnswer.NotAsked("TLS with " + origin + " failed");
        } catch (IOException e) {
            return new ProbeAnswer.NotAsked(
                    origin + " could not be reached: " + e.getClass().getSimpleName());
        } catch (GeneralSecurityException | UnreadableIdentityException e) {
            return new ProbeAnswer.NotAsked("the certificates cannot be used");
        }
    }

    private static Socket connect(EndpointConfig endpoint, HostPort origin) throws IOException {
        HostPort to = endpoint.dial().orElse(origin);
        InetAddress[] addresses = InetAddress.getAllByName(to.host());
        AddressGuard guard = AddressGuard.protecting(List.of());
        for (InetAddress address : addresses) {
            if (endpoint.dial().isPresent() || guard.allows(address)) {
                Socket socket = new Socket();
                socket.connect(new InetSocketAddress(address, to.port()), PATIENCE_MILLIS);
                socket.setSoTimeout(PATIENCE_MILLIS);
                return socket;
            }
        }
        throw new GuardedAddressException();
    }

    private static SSLSocket secured(
            Socket socket, HostPort origin, EndpointConfig endpoint, Lease lease)
            throws IOException, GeneralSecurityException, UnreadableIdentityException {
        SSLSocket secured =
                (SSLSocket)
                        ClientContext.of(endpoint.caCert(), identity(lease))
                                .getSocketFactory()
                                .createSocket(socket, origin.host(), origin.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static Optional<ClientIdentity> identity(Lease lease)
            throws UnreadableIdentityException {
        var certificate = lease.slot(ClientCertificateInjection.CERTIFICATE);
        var key = lease.slot(ClientCertificateInjection.KEY);
        if (certificate.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        var roots = lease.slot(ClientCertificateInjection.ROOTS);
        return Optional.of(new ClientIdentities().of(certificate.get(), key.get(), roots));
    }

    /** As much as tells what is asked for; not all servers close when they are told to. */
    private static String answer(InputStream in, ProbeQuestion question) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] piece = new byte[8 << 10];
        int read = in.read(piece);
        while (read > 0) {
            text.append(new String(piece, 0, read, StandardCharsets.ISO_8859_1));
            boolean whole = text.indexOf("\r\n\r\n") >= 0 && says(text, question);
            read = whole || text.length() > MOST ? 0 : in.read(piece);
        }
        return text.toString();
    }

    private static boolean says(CharSequence text, ProbeQuestion question) {
        return WHITE.matcher(text).replaceAll("").contains(question.needed());
    }

    private static ProbeAnswer judged(String text, ProbeQuestion question) {
        Matcher line = STATUS.matcher(text.lines().findFirst().orElse(""));
        if (!line.matches()) {
            return new ProbeAnswer.NotAsked("the service did not answer with HTTP/1.1");
        }
        int status = Integer.parseInt(line.group(1));
        if (status == 401 || status == 403) {
            return new ProbeAnswer.Refused(status);
        }
        if (status < 200 || status >= 400) {
            return new ProbeAnswer.Unclear(status);
        }
        return says(text, question)
                ? new ProbeAnswer.Accepted(status)
                : new ProbeAnswer.Refused(status);
    }

    /** No address of the host is one that the gateway would connect to. */
    private static final class GuardedAddressException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
