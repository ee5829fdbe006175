package org.narrowgate.core.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.narrowgate.core.person.PostalAddress;

/**
 * Keys under which the address route finds records: the first 64 bits of the SHA-256 of birth day, house number and
 * street. Two houses may share one; that costs a comparison and decides nothing. Used by one thread.
 */
public final class AddressKeys {
    /** Form of the keys: changes with what goes into them. */
    public static final String VERSION = "birth-number-street/1";

    private final MessageDigest sha256;

    public AddressKeys() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /**
     * The key of a record that holds this address.
     *
     * @param birthDay epoch day; empty if not on record, which has a key of its own
     * @return empty where the address has no number or no street, so that it could agree with nothing
     */
    public OptionalLong ofRecord(OptionalLong birthDay, PostalAddress address) {
        if (address.number().isEmpty() || address.streetKey().isEmpty()) {
            return OptionalLong.empty();
        }
        sha256.update(birthDay.isPresent() ? (byte) 1 : 0);
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(0, birthDay.orElse(0)));
        sha256.update(address.number().getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        byte[] digest = sha256.digest(address.streetKey().getBytes(StandardCharsets.UTF_8));
        return OptionalLong.of(ByteBuffer.wrap(digest).getLong());
    }

    /**
     * The keys of all records that could be the person of a row: those of the birth date, and those that hold none,
     * because a namesake in the house whose birth date nobody knows makes the row ambiguous.
     */
    public List<Long> ofStated(long birthDay, PostalAddress address) {
        List<Long> keys = new ArrayList<>(2);
        ofRecord(OptionalLong.of(birthDay), address).ifPresent(keys::add);
        ofRecord(OptionalLong.empty(), address).ifPresent(keys::add);
        return keys;
    }
}
