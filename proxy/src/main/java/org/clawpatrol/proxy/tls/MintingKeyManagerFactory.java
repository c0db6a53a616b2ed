package org.clawpatrol.proxy.tls;

import io.netty.handler.ssl.util.SimpleKeyManagerFactory;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.ManagerFactoryParameters;

/** Hands Netty the minting key manager in the wrapping its TLS providers ask for. */
final class MintingKeyManagerFactory extends SimpleKeyManagerFactory {
    private final MintingKeyManager manager;

    MintingKeyManagerFactory(MintingKeyManager manager) {
        this.manager = manager;
    }

    @Override
    protected void engineInit(KeyStore store, char[] password) {
        // Leaves come from the minter, not from a store.
    }

    @Override
    protected void engineInit(ManagerFactoryParameters parameters) {
        // Leaves come from the minter, not from parameters.
    }

    @Override
    protected KeyManager[] engineGetKeyManagers() {
        return new KeyManager[] {manager};
    }
}
