package org.demandinsight.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Hashes under a secret (HMAC-SHA-256, RFC 2104): equal things stay equal, and nobody without the secret goes back.
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern PHONE =
            Pattern.compile("\\(?(?:\\+|00)?(?:86)?\\)?(1[3-9]\\d{9})");
    private static final Pattern PERSONAL =
            Pattern.compile("(?:.*\\D)?1[3-9]\\d{9}(?:\\D.*)?|.*\\d{17}[\\dXx].*");

    private final Mac mac;

    public KeyedHash(Secret secret) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Who this phone number or user id is; null for nobody: blank, or masked as `138****1234` is.
    public @Nullable PersonKey person(@Nullable String raw) {
        if (raw == null || raw.indexOf('*') >= 0) {
            return null;
        }
        var normal = normal(raw);
        if (normal.isEmpty()) {
            return null;
        }
        var hash = hash("person", List.of(normal));
        return new PersonKey(hash.getLong(), hash.getLong());
    }

    /// One way to write a phone number: without blanks, dashes, country code and spelled digits. A user id loses its outer
    /// blanks and its case.
    private static String normal(String raw) {
        var shadow = Shadow.of(raw.strip());
        var digits = Shadow.unspelled(shadow).replaceAll("[ ().-]", "");
        var phone = PHONE.matcher(digits);
        return phone.matches() ? phone.group(1) : shadow.strip().toLowerCase(Locale.ROOT);
    }

    /// A row as its file held it, read under a mapping.
    public RowHash row(String mapping, List<@Nullable String> cells) {
        var hash = hash("row:" + mapping, cells);
        return new RowHash(hash.getLong(), hash.getLong());
    }

    /// What is left of the key of a demand that was erased.
    public ErasedKey erased(int source, String externalId) {
        var hash = hash("erased", List.of(Integer.toString(source), externalId));
        return new ErasedKey(hash.getLong(), hash.getLong());
    }

    /// Tells one secret from another, and nothing else of it.
    public byte[] mark() {
        byte[] first = new byte[16];
        hash("mark", List.of()).get(first);
        return first;
    }

    /// An external id that may be kept: itself, or its hash where it holds a phone or identity number.
    public String externalId(String id) {
        var shadow = Shadow.of(id.strip());
        if (!PERSONAL.matcher(shadow).matches()) {
            return id.strip();
        }
        byte[] first = new byte[16];
        hash("id", List.of(shadow)).get(first);
        return "h:" + HexFormat.of().formatHex(first);
    }

    /// Each part with its length, so that no two lists of parts look the same.
    private ByteBuffer hash(String use, List<@Nullable String> parts) {
        try {
            var one = (Mac) mac.clone();
            one.update(use.getBytes(StandardCharsets.UTF_8));
            for (var part : parts) {
                var bytes = part == null ? null : part.getBytes(StandardCharsets.UTF_8);
                one.update(ByteBuffer.allocate(4).putInt(bytes == null ? -1 : bytes.length).flip());
                if (bytes != null) {
                    one.update(bytes);
                }
            }
            return ByteBuffer.wrap(one.doFinal());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
