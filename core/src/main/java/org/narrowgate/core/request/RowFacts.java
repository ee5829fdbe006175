package org.narrowgate.core.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.person.AddressStatus;
import org.narrowgate.core.person.PostalAddress;

/**
 * Puts what a row states into facts; what it does not state stays absent. Slots are looked up once, so that a row costs
 * no search for names.
 */
public final class RowFacts {
    /** What leaves it open where the building stands. */
    private static final Set<AddressStatus> UNLOCATED = Set.of(
            AddressStatus.ABSENT,
            AddressStatus.PLACEHOLDER,
            AddressStatus.NO_FIXED_ADDRESS,
            AddressStatus.ZIP_ONLY,
            AddressStatus.LOCALITY_ONLY,
            AddressStatus.NO_STREET,
            AddressStatus.NO_NUMBER,
            AddressStatus.NO_LOCALITY);

    private final int readable;
    private final int unique;
    private final int resent;
    private final int nameStatus;
    private final int birthStatus;
    private final int birthDate;
    private final int addressStatus;
    private final int institution;
    private final int located;
    private final int addressRows;
    private final int[] numberStatus;
    private final List<FieldBinder> fields = new ArrayList<>();

    private RowFacts(FactSchema schema, RowLayout layout, RequestHeader header, Set<String> agreementRoster) {
        readable = schema.slot("row.readable");
        unique = schema.slot("row.unique");
        resent = schema.slot("row.resent_after_refusal");
        nameStatus = schema.slot("subject.name.status");
        birthStatus = schema.slot("subject.birth_date.status");
        birthDate = schema.slot("subject.birth_date");
        addressStatus = schema.slot("subject.address.status");
        institution = schema.slot("subject.address.institution");
        located = schema.slot("subject.address.located");
        addressRows = schema.slot("subject.address.repeated");
        numberStatus = layout.numbers().stream()
                .mapToInt(n -> schema.slot("number." + n.name() + ".status"))
                .toArray();
        layout.fields().forEach(field -> fields.add(FieldBinder.of(schema, field, header, agreementRoster)));
    }

    /** For a request under no agreement, or under one that has no roster of its own. */
    public static RowFacts of(FactSchema schema, RowLayout layout, RequestHeader header) {
        return new RowFacts(schema, layout, header, Set.of());
    }

    /** For a request under an agreement whose roster limits who may be named; an empty one limits nobody. */
    public static RowFacts of(FactSchema schema, RowLayout layout, RequestHeader header, Set<String> agreementRoster) {
        return new RowFacts(schema, layout, header, agreementRoster);
    }

    /** Adds the row's facts to {@code facts}, which holds the header's already. */
    public void bind(RequestRow row, BatchFacts batch, Facts facts) {
        boolean usable = row.isReadable() && !batch.idReused();
        facts.set(readable, usable);
        if (!usable) {
            return;
        }
        facts.set(unique, batch.duplicateOf() == 0);
        facts.set(resent, batch.resentAfterRefusal());
        facts.set(nameStatus, row.name().status().name());
        facts.set(birthStatus, row.birthDate().status().name());
        if (row.birthDate().isStated()) {
            facts.set(birthDate, row.birthDate().epochDay());
        }
        bindAddress(row.address(), batch, facts);
        for (int i = 0; i < numberStatus.length; i++) {
            facts.set(numberStatus[i], row.numbers().get(i).status().name());
        }
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).bind(row.values().get(i), batch.fieldRows().get(i), facts);
        }
    }

    private void bindAddress(PostalAddress address, BatchFacts batch, Facts facts) {
        facts.set(addressStatus, address.status().name());
        if (address.status() != AddressStatus.ABSENT) {
            facts.set(institution, address.statuses().contains(AddressStatus.INSTITUTION));
        }
        facts.set(located, Collections.disjoint(address.statuses(), UNLOCATED));
        if (batch.addressRows() > 0) {
            facts.set(addressRows, batch.addressRows());
        }
    }

    /** The facts of one declared field, each at its slot. */
    private static final class FieldBinder {
        private final FieldDeclaration field;
        private final boolean attested;

        /** For each official of the header's roster, whether the agreement's has him; empty if it has no roster. */
        private final List<Boolean> agreed;

        private final Map<String, Integer> slots = new TreeMap<>();
        private final Map<String, Integer> vocabularies = new TreeMap<>();
        private final int status;

        private FieldBinder(FactSchema schema, FieldDeclaration field, boolean attested, List<Boolean> agreed) {
            this.field = field;
            this.attested = attested;
            this.agreed = agreed;
            String base = "row." + field.name();
            status = schema.slot(base + ".status");
            for (String fact : factsOf(field.type())) {
                slots.put(fact, schema.slot(base + fact));
            }
            if (field.whenBlank().isPresent()) {
                slots.put(".basis", schema.slot(base + ".basis"));
            }
            if (field.type() == FieldType.TEXT) {
                field.vocabularies()
                        .keySet()
                        .forEach(name -> vocabularies.put(name, schema.slot(base + ".speaks." + name)));
            }
        }

        static FieldBinder of(
                FactSchema schema, FieldDeclaration field, RequestHeader header, Set<String> agreementRoster) {
            boolean attested = field.whenBlank()
                    .map(blank -> HeaderFacts.isAttested(header.attestations().getOrDefault(blank.attestation(), "")))
                    .orElse(false);
            Set<String> roster =
                    agreementRoster.stream().map(RosterReader::key).collect(Collectors.toUnmodifiableSet());
            List<Boolean> agreed = roster.isEmpty()
                    ? List.of()
                    : header.officials().stream()
                            .map(o -> roster.contains(RosterReader.key(o.id())))
                            .toList();
            return new FieldBinder(schema, field, attested, agreed);
        }

        private static List<String> factsOf(FieldType type) {
            return switch (type) {
                case TEXT -> List.of(".words", ".repeated", ".particulars");
                case CODE -> List.of(".repeated");
                case CHOICE, DATE, FLAG -> List.of("");
                case CITATION -> List.of("", ".kind");
                case PERIODS -> List.of(".count", ".first", ".last");
                case ROSTER -> List.of(".count", ".unknown", ".outside", ".most_rows", ".off_agreement");
            };
        }

        void bind(FieldValue value, long rows, Facts facts) {
            facts.set(status, value.status().name());
            if (value.status() == FieldStatus.ABSENT && attested) {
                field.whenBlank().ifPresent(blank -> {
                    put("", blank.value(), facts);
                    put(".basis", "attested", facts);
                });
            }
            if (value.status() == FieldStatus.STATED && slots.containsKey(".basis")) {
                put(".basis", "stated", facts);
            }
            if (value instanceof FieldValue.Provision provision) {
                bindProvision(provision, facts);
            } else if (value.status() == FieldStatus.STATED) {
                bindStated(value, rows, facts);
            }
        }

        /** An unlisted provision has a kind, so that it can be refused as such; it is no listed one. */
        private void bindProvision(FieldValue.Provision provision, Facts facts) {
            if (!provision.kind().isEmpty()) {
                put(".kind", provision.kind(), facts);
            }
            if (!provision.provision().isEmpty()) {
                put("", provision.provision(), facts);
            }
        }

        private void bindStated(FieldValue value, long rows, Facts facts) {
            if (value instanceof FieldValue.Text text) {
                put(".words", (long) text.words(), facts);
                put(".particulars", (long) text.particulars(), facts);
                vocabularies.forEach(
                        (name, slot) -> facts.set(slot, text.speaks().contains(name)));
                putRows(".repeated", rows, facts);
            } else if (value instanceof FieldValue.Code) {
                putRows(".repeated", rows, facts);
            } else if (value instanceof FieldValue.Choice choice) {
                put("", choice.canonical(), facts);
            } else if (value instanceof FieldValue.Day day) {
                put("", day.epochDay(), facts);
            } else if (value instanceof FieldValue.Flag flag) {
                put("", flag.value(), facts);
            } else if (value instanceof FieldValue.Periods periods) {
                put(".count", (long) periods.count(), facts);
                put(".first", (long) periods.first(), facts);
                put(".last", (long) periods.last(), facts);
            } else if (value instanceof FieldValue.Roster roster) {
                put(".count", (long) roster.count(), facts);
                put(".unknown", (long) roster.unknown(), facts);
                put(".outside", (long) roster.outside(), facts);
                putRows(".most_rows", rows, facts);
                if (!agreed.isEmpty()) {
                    long off = roster.positions().stream()
                            .filter(position -> !agreed.get(position))
                            .count();
                    put(".off_agreement", off + roster.unknown(), facts);
                }
            }
        }

        private void put(String fact, Object value, Facts facts) {
            Integer slot = slots.get(fact);
            if (slot == null) {
                throw new IllegalStateException("field `" + field.name() + "` has no fact `" + fact + "`");
            }
            facts.set(slot, value);
        }

        /** Nothing counted is nothing known. */
        private void putRows(String fact, long rows, Facts facts) {
            if (rows > 0) {
                put(fact, rows, facts);
            }
        }
    }
}
