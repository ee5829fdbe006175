package org.narrowgate.core.person;

import java.util.HashSet;
import java.util.Set;

/**
 * Words that people and systems write where they have nothing: absence, never data.
 *
 * <p>A rule over words, not a list of phrases: text is a placeholder when every word of it only says that something is
 * missing. {@code STRONG} words say so alone; {@code WEAK} ones ("address", "on", "file") only in company or alone
 * where a real value would need more.
 */
public final class Placeholders {

    private static final WordSet STRONG = WordSet.of(
            "UNKNOWN",
            "UNKNWN",
            "UNKNOW",
            "UNKOWN",
            "UNK",
            "UNKN",
            "UKN",
            "UNKN0WN",
            "UNSPECIFIED",
            "UNDISCLOSED",
            "UNAVAILABLE",
            "UNVERIFIED",
            "UNOBTAINABLE",
            "UNCONFIRMED",
            "UNDELIVERABLE",
            "INVALID",
            "NA",
            "N/A",
            "N.A",
            "N-A",
            "NONE",
            "NULL",
            "NIL",
            "NAN",
            "TBD",
            "TBA",
            "TBC",
            "TEST",
            "TESTING",
            "DUMMY",
            "FAKE",
            "ASDF",
            "ASDFGH",
            "ASDFASDF",
            "QWERTY",
            "QWERTYUIOP",
            "LOREM",
            "IPSUM",
            "REFUSED",
            "REFUSES",
            "REFUSAL",
            "REDACTED",
            "WITHHELD",
            "DECLINED",
            "DECLINES",
            "FAILED",
            "FAILS",
            "FAILURE",
            "DONT",
            "DIDNT",
            "DOESNT",
            "WONT",
            "WOULDNT",
            "CANT",
            "CANNOT",
            "NOT",
            "NEVER",
            "MISSING",
            "PLACEHOLDER",
            "UNDEFINED",
            "UNDETERMINED",
            "DESCONOCIDO",
            "DESCONOCIDA",
            "NINGUNO",
            "NINGUNA",
            "IDK",
            "DUNNO",
            "WHATEVER",
            "NOWHERE",
            "SOMEWHERE",
            "ANYWHERE",
            "BOGUS",
            "PENDING",
            "UNASSIGNED",
            "UNREPORTED",
            "UNLISTED",
            "UNABLE",
            "FTP",
            "UNNAMED",
            "FAILEDTOPROVIDE",
            "NOTPROVIDED",
            "NOTAVAILABLE",
            "NOTAPPLICABLE",
            "NOADDRESS",
            "UNKNOWNADDRESS",
            "DONTCARE",
            "WHEREABOUTS",
            "NOTHING");

    private static final WordSet WEAK = WordSet.of(
            "ADDRESS",
            "ADDR",
            "ADDRESSES",
            "ADD",
            "STREET",
            "CITY",
            "STATE",
            "ZIP",
            "ZIPCODE",
            "CODE",
            "TOWN",
            "LOCATION",
            "RESIDENCE",
            "DOMICILE",
            "HOME",
            "NAME",
            "GIVEN",
            "FIRST",
            "LAST",
            "PROVIDE",
            "PROVIDED",
            "PROVIDES",
            "PROVIDING",
            "AVAILABLE",
            "APPLICABLE",
            "KNOWN",
            "KNOW",
            "KNOWS",
            "STATED",
            "STATES",
            "SUPPLIED",
            "SUPPLY",
            "DISCLOSE",
            "DISCLOSED",
            "REPORTED",
            "RECORDED",
            "LISTED",
            "FOUND",
            "ENTERED",
            "ENTER",
            "SPECIFIED",
            "DETERMINED",
            "VERIFIED",
            "OBTAINED",
            "ANSWER",
            "ANSWERED",
            "RESPONSE",
            "RESPOND",
            "DO",
            "DOES",
            "DID",
            "CARE",
            "CARES",
            "NO",
            "SAY",
            "TELL",
            "REMEMBER",
            "RECALL",
            "SUBJECT",
            "ALIEN",
            "PERSON",
            "APPLICANT",
            "RESPONDENT",
            "HE",
            "I",
            "WE",
            "YOU",
            "ME",
            "SHE",
            "THEY",
            "HIS",
            "HER",
            "THEIR",
            "THE",
            "A",
            "AN",
            "OF",
            "AT",
            "TO",
            "IN",
            "ON",
            "IS",
            "WAS",
            "BE",
            "BY",
            "OR",
            "AND",
            "THIS",
            "TIME",
            "AS",
            "SAME",
            "ABOVE",
            "BELOW",
            "SEE",
            "FILE",
            "FILES",
            "RECORD",
            "RECORDS",
            "ATTACHED",
            "ATTACHMENT",
            "NOTES",
            "REMARKS",
            "COMMENTS",
            "CURRENT",
            "CURRENTLY",
            "PRESENT",
            "PREVIOUS",
            "PRIOR",
            "VALID",
            "BAD",
            "BLANK",
            "EMPTY",
            "LEFT",
            "DATA",
            "INFO",
            "INFORMATION",
            "FIELD",
            "VALUE",
            "INCOMPLETE",
            "INSUFFICIENT",
            "SUFFICIENT",
            "RETURNED",
            "RETURN",
            "MAIL",
            "SENDER",
            "VARIOUS",
            "MULTIPLE",
            "CONFIDENTIAL",
            "PRIVATE",
            "SECRET",
            "DEFAULT",
            "DECEASED",
            "UPDATE",
            "UPDATED",
            "LATER",
            "OTHER",
            "HAS",
            "HAVE",
            "HAD",
            "WILL",
            "WOULD",
            "COULD",
            "PRIMARY",
            "MAILING",
            "PHYSICAL",
            "RESIDENTIAL",
            "CONTACT",
            "SE",
            "SIN",
            "DIRECCION",
            "NUMERO",
            "FAIL",
            "MATTER",
            "MATTERS",
            "WHO",
            "SAMPLE",
            "EXAMPLE",
            "FOO",
            "BAR",
            "BLAH",
            "ABC",
            "LARGE",
            "MOVED",
            "TRANSIT",
            "COUNTRY",
            "ABROAD",
            "OVERSEAS",
            "DEPORTED",
            "REMOVED",
            "ADDRESSED",
            "FORWARDING",
            "OBTAIN",
            "LOCATE",
            "NUMBER");

    private static final int LONGEST_STRONG =
            STRONG.all().stream().mapToInt(String::length).max().orElse(0);

    private Placeholders() {}

    /** Every word listed here. */
    static Set<String> words() {
        Set<String> words = new HashSet<>(STRONG.all());
        words.addAll(WEAK.all());
        return words;
    }

    /** Whether a whole field, folded or not, is one placeholder word, one letter X or more, or nothing but marks. */
    public static boolean isWord(String text) {
        return isFoldedWord(Folding.upper(text));
    }

    /** The same of a text that {@link Folding#upper} gave. */
    public static boolean isFoldedWord(String folded) {
        if (isBeyondWords(folded)) {
            return false;
        }
        String stripped = folded.strip();
        String bare = withoutMarks(stripped);
        return bare.isEmpty() ? !stripped.isEmpty() : isStrong(bare) || STRONG.contains(stripped);
    }

    /** A number, or different letters and more of them than any word here has: seen after a few letters of any prose. */
    public static boolean isBeyondWords(String folded) {
        int seen = 0;
        char first = 0;
        boolean differ = false;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (isLetterOrDigit(c)) {
                if (seen == 0 && c >= '0' && c <= '9') {
                    return true;
                }
                first = seen == 0 ? c : first;
                differ |= c != first;
                seen++;
                if (differ && seen > LONGEST_STRONG) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 0x80
                ? (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
                : Character.isLetterOrDigit(c);
    }

    public static boolean isStrong(String word) {
        return STRONG.contains(word) || isFiller(word);
    }

    public static boolean isWeak(String word) {
        return WEAK.contains(word);
    }

    /** {@code XXX}, {@code ZZZZ}: one letter thrice or more, or any number of X. */
    static boolean isFiller(String word) {
        char first = word.charAt(0);
        for (int i = 1; i < word.length(); i++) {
            if (word.charAt(i) != first) {
                return false;
            }
        }
        return first == 'X'
                ? word.length() != 2 || word.equals("XX")
                : Character.isLetter(first) && word.length() >= 3 && first != 'I';
    }

    private static String withoutMarks(String folded) {
        int plain = 0;
        while (plain < folded.length() && isLetterOrDigit(folded.charAt(plain))) {
            plain++;
        }
        if (plain == folded.length()) {
            return folded;
        }
        StringBuilder letters = new StringBuilder(folded.length()).append(folded, 0, plain);
        for (int i = plain; i < folded.length(); i++) {
            if (isLetterOrDigit(folded.charAt(i))) {
                letters.append(folded.charAt(i));
            }
        }
        return letters.toString();
    }
}
