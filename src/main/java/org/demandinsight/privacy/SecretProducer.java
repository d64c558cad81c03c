package org.demandinsight.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Brings the secret for people's keys: as configured, else from the data folder, where the first start makes it.
@ApplicationScoped
class SecretProducer {

    @Produces
    @Singleton
    KeyedHash keyedHash(
            @ConfigProperty(name = "demandinsight.data", defaultValue = "data") Path data,
            @ConfigProperty(name = "demandinsight.secret") Optional<String> secret) {
        return new KeyedHash(
                secret.map(Secret::of).orElseGet(() -> Secret.in(data.resolve("person-key"))));
    }
}
