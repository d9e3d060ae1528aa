/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Makes of a key store what a door needs to encrypt. */
public final class Tls {

    private Tls() {}

    /**
     * The key and certificates of a store, PKCS 12 or JKS.
     *
     * @param password of the store and of its key
     * @throws IOException when the store cannot be read, the password is wrong, or there is no key in it
     */
    public static SSLContext of(Path keystore, char[] password) throws IOException {
        if (!Files.isRegularFile(keystore)) {
            throw new IOException(keystore + ": no such key store");
        }
        try {
            KeyStore store = KeyStore.getInstance(keystore.toFile(), password);
            boolean hasKey = false;
            for (String alias : java.util.Collections.list(store.aliases())) {
                hasKey |= store.isKeyEntry(alias);
            }
            if (!hasKey) {
                throw new IOException(keystore + ": no private key; expected one with its certificates");
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(keystore + ": " + e.getMessage(), e);
        }
    }
}
