package org.clawpatrol.proxy.credential.store;

import java.util.Map;
import org.clawpatrol.proxy.secret.Secret;

/** Asks one store for secrets. Blocks; safe to share. */
interface StoreReader extends AutoCloseable {

    /**
     * The secrets of one credential, all of one version where the store has versions. What the
     * store does not have is left out. The caller closes them.
     *
     * @param keys what the store calls each secret, by slot
     */
    Map<String, Secret> read(Map<String, String> keys) throws StoreException, InterruptedException;

    /** Forgets what it logged in with. */
    @Override
    default void close() {}
}
