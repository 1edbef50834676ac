package noema.model.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/// Splits a paragraph into sentences by rules for English prose, in time linear in its length.
///
/// A sentence ends after `.`, `!`, `?`, an ellipsis or their CJK forms, with closing quotes and
/// brackets, unless an abbreviation, an initial, a lower-case continuation or a speaker follows:
/// `"Wow!" said Tom.` is one sentence. Sentences over the limit of tokens are cut at clauses, else
/// between words. Joined with single spaces the sentences are the paragraph again, up to white
/// space. Immutable.
public final class SentenceSplitter {

    /// The limit that is used when none is given, in tokens.
    public static final int DEFAULT_LIMIT = 40;

    private static final Set<String> ABBREVIATIONS =
            set("mr mrs ms mx dr prof rev capt lt sgt messrs mme mlle vs cf e.g i.e");

    /// Titles and places that are abbreviations only with a capital: `St. Ives`.
    private static final Set<String> CAPITAL_ABBREVIATIONS = set("st mt ft hon gen col");

    /// Abbreviations only before a number: `No. 5`.
    private static final Set<String> NUMBERED = set("no fig vol p");

    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}(\\.\\p{Lu})*");

    private static final Set<String> SPEECH =
            set(
                    "said says asked asks cried cries replied replies answered shouted shouts yelled whispered "
                            + "exclaimed called thought added explained continued repeated screamed begged growled "
                            + "roared suggested muttered murmured remarked");

    /// Words with a capital that begin a sentence of their own, where a speaker would have a small
    /// letter.
    private static final Set<String> NO_SPEAKER =
            set(
                    "He She It They We You The A An His Her Their My Our Then When But And So As After At In "
                            + "On This That There Suddenly Finally Just");

    private static final Pattern SPACE =
            Pattern.compile("[\\s\\p{Z}\\x1C-\\x1F]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern CJK_STOP = Pattern.compile("(?<=[。！？｡][」』”’）]?)(?![」』”’）。！？｡])");
    private static final String CLOSERS = "\"'\u201d\u2019)]}»*_」』）";
    private static final String OPENERS = "\"'\u201c\u2018([{«*_「『（-\u2013\u2014";
    private static final String STOPS = ".!?\u2026\u203d。！？｡";
    private static final int SPEAKER_WORDS = 4;

    private final SentenceCutter cutter;

    /// A splitter with the default limit that counts words and punctuation marks as tokens.
    public SentenceSplitter() {
        this(DEFAULT_LIMIT, WordPattern::count);
    }

    /// A splitter that keeps sentences within a limit.
    ///
    /// @param limit the most tokens a sentence may have, at least 1
    /// @param counter counts the tokens of a sentence, such as [Tokenizer#count(String)]
    public SentenceSplitter(int limit, ToIntFunction<String> counter) {
        cutter = new SentenceCutter(limit, counter);
    }

    /// The sentences of one paragraph in order, trimmed, inner white space as single spaces; none
    /// if it is blank.
    public List<String> split(String paragraph) {
        List<String> words = words(paragraph);
        List<String> sentences = new ArrayList<>();
        int start = 0;
        int quotes = 0;
        boolean stopped = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean closes = word.equals("\"") ? quotes % 2 == 1 : isDecoration(word);
            quotes += (int) word.chars().filter(c -> c == '"').count();
            // A smiley or a lone closing quote stays with the stop before it.
            stopped = ends(words, start, i) || (stopped && closes);
            boolean last = i + 1 == words.size();
            if (last || (stopped && mayFollow(words, i + 1, quotes))) {
                cutter.cut(words.subList(start, i + 1), sentences::add);
                start = i + 1;
                stopped = false;
            }
        }
        return List.copyOf(sentences);
    }

    private static Set<String> set(String words) {
        return Set.of(words.split(" "));
    }

    private static List<String> words(String paragraph) {
        List<String> words = new ArrayList<>();
        SPACE.splitAsStream(paragraph)
                .filter(word -> !word.isEmpty())
                .forEach(word -> {
                    if (word.chars().anyMatch(c -> "。！？｡".indexOf(c) >= 0)) {
                        words.addAll(List.of(CJK_STOP.split(word)));
                    } else {
                        words.add(word);
                    }
                });
        return words;
    }

    /// Whether a sentence can end with the word at an index.
    private static boolean ends(List<String> words, int start, int index) {
        String word = words.get(index);
        String core = stripEnd(word);
        if (core.isEmpty() || STOPS.indexOf(core.charAt(core.length() - 1)) < 0) {
            return false;
        }
        if (!core.endsWith(".") || core.length() < word.length()) {
            return true;
        }
        String stem = stripStart(core.substring(0, core.length() - 1));
        String next = index + 1 < words.size() ? stripStart(words.get(index + 1)) : "";
        boolean listNumber =
                index == start && !stem.isEmpty() && stem.chars().allMatch(Character::isDigit);
        return !listNumber && !isAbbreviation(stem, next);
    }

    private static boolean isAbbreviation(String stem, String next) {
        String lower = stem.toLowerCase(Locale.ROOT);
        boolean capital = !stem.isEmpty() && Character.isUpperCase(stem.charAt(0));
        boolean number = !next.isEmpty() && Character.isDigit(next.charAt(0));
        return ABBREVIATIONS.contains(lower)
                || (capital && CAPITAL_ABBREVIATIONS.contains(lower))
                || (number && NUMBERED.contains(lower))
                || (!stem.equals("I") && INITIALS.matcher(stem).matches());
    }

    /// Whether a new sentence can begin with the word at an index, given that one has just ended.
    private static boolean mayFollow(List<String> words, int index, int quotes) {
        String next = words.get(index);
        String before = words.get(index - 1);
        if (next.equals("\"")) {
            return quotes % 2 == 0;
        }
        if (isDecoration(next)) {
            return false;
        }
        String core = stripStart(next);
        if (core.isEmpty()) {
            return true;
        }
        if (Character.isLowerCase(core.codePointAt(0))) {
            return false;
        }
        return !(core.length() == next.length() && speechEnds(before) && isSpeaker(words, index));
    }

    /// Whether a word closes speech that may go on with its speaker: `Wow!"`, but not `there."`.
    private static boolean speechEnds(String word) {
        boolean quoted = "\"\u201d\u2019'".indexOf(word.charAt(word.length() - 1)) >= 0;
        return quoted && !stripEnd(word).endsWith(".");
    }

    /// Whether the words say who spoke: `Tom said.`, `Uncle Ben asked.`, but not `Tom said, "…"`.
    private static boolean isSpeaker(List<String> words, int index) {
        if (NO_SPEAKER.contains(words.get(index))) {
            return false;
        }
        int end = Math.min(words.size(), index + SPEAKER_WORDS);
        for (int i = index; i < end; i++) {
            String word = words.get(i);
            String bare = stripEnd(word);
            boolean open = bare.endsWith(",") || bare.endsWith(":");
            boolean stop = !bare.isEmpty() && STOPS.indexOf(bare.charAt(bare.length() - 1)) >= 0;
            String stem = open || stop ? bare.substring(0, bare.length() - 1) : bare;
            if (i > index && SPEECH.contains(stem)) {
                return !open;
            }
            if (open || (stop && !ABBREVIATIONS.contains(stem.toLowerCase(Locale.ROOT)))) {
                return false;
            }
        }
        return false;
    }

    private static boolean isDecoration(String word) {
        return !word.equals("\"")
                && word.codePoints().noneMatch(Character::isLetterOrDigit)
                && (OPENERS.indexOf(word.charAt(0)) < 0 || CLOSERS.indexOf(word.charAt(0)) >= 0);
    }

    private static String stripEnd(String word) {
        int end = word.length();
        while (end > 0 && CLOSERS.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    private static String stripStart(String word) {
        int start = 0;
        while (start < word.length() && OPENERS.indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        return word.substring(start);
    }
}
