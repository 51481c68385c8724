using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;

// Answers regular expression cases with the .NET engine it runs on. One case a line on standard input:
//   <options: letters of "imnsx" or "-"> <pattern> <input> <replacement or "-">
// Texts are base64 of UTF-16LE, so that no character is lost; "=" stands for the empty text.
// One answer a line:
//   E <message>                          the pattern is refused
//   T                                    the match took longer than the time limit
//   M <groups> <matches> <replaced>      see Groups and Matches; "-" where there is none
//   X <message>                          the engine failed
// The line "class <pattern>" asks which characters a pattern for one character matches:
//   C <ranges>                           first-last, in hexadecimal, each with a comma behind it
static class Runner
{
    const int MaxMatches = 20;
    static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(1500);

    static void Main()
    {
        Thread.CurrentThread.CurrentCulture = CultureInfo.InvariantCulture;
        Thread.CurrentThread.CurrentUICulture = CultureInfo.InvariantCulture;
        var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        output.NewLine = "\n";
        string line;
        while ((line = input.ReadLine()) != null)
        {
            output.WriteLine(Answer(line.Split(' ')));
        }
        output.Flush();
    }

    static string Answer(string[] fields)
    {
        if (fields[0] == "class") return Members(Decode(fields[1]));
        try
        {
            var regex = new Regex(Decode(fields[1]), Options(fields[0]), Limit);
            var input = Decode(fields[2]);
            var replaced = fields[3] == "-" ? "-" : Encode(regex.Replace(input, Decode(fields[3])));
            return "M " + Groups(regex) + " " + Matches(regex, input) + " " + replaced;
        }
        catch (RegexMatchTimeoutException)
        {
            return "T";
        }
        catch (ArgumentException e)
        {
            return "E " + Encode(e.Message);
        }
        catch (Exception e)
        {
            return "X " + Encode(e.GetType().Name + ": " + e.Message);
        }
    }

    static RegexOptions Options(string letters)
    {
        var options = RegexOptions.CultureInvariant;
        if (letters.Contains("i")) options |= RegexOptions.IgnoreCase;
        if (letters.Contains("m")) options |= RegexOptions.Multiline;
        if (letters.Contains("n")) options |= RegexOptions.ExplicitCapture;
        if (letters.Contains("s")) options |= RegexOptions.Singleline;
        if (letters.Contains("x")) options |= RegexOptions.IgnorePatternWhitespace;
        return options;
    }

    // Number, ":" and name of each group, joined by ",".
    static string Groups(Regex regex)
    {
        var text = new StringBuilder();
        foreach (int number in regex.GetGroupNumbers())
        {
            if (text.Length > 0) text.Append(',');
            text.Append(number).Append(':').Append(regex.GroupNameFromNumber(number));
        }
        return text.ToString();
    }

    // Matches joined by ";"; within one the groups by ","; within a group its captures, index+length, by "/".
    static string Matches(Regex regex, string input)
    {
        var text = new StringBuilder();
        var count = 0;
        for (var match = regex.Match(input); match.Success && count < MaxMatches; match = match.NextMatch(), count++)
        {
            if (count > 0) text.Append(';');
            foreach (int number in regex.GetGroupNumbers())
            {
                if (number > 0) text.Append(',');
                var captures = match.Groups[number].Captures;
                for (var k = 0; k < captures.Count; k++)
                {
                    if (k > 0) text.Append('/');
                    text.Append(captures[k].Index).Append('+').Append(captures[k].Length);
                }
            }
        }
        return count == 0 ? "-" : text.ToString();
    }

    // The characters that a pattern for one character matches, as hexadecimal ranges.
    static string Members(string pattern)
    {
        var regex = new Regex("^(?:" + pattern + ")\\z", RegexOptions.CultureInvariant);
        var text = new StringBuilder("C ");
        var from = -1;
        for (var c = 0; c <= 0x10000; c++)
        {
            var isIn = c < 0x10000 && regex.IsMatch(((char)c).ToString());
            if (isIn && from < 0) from = c;
            if (isIn || from < 0) continue;
            text.AppendFormat("{0:x}-{1:x},", from, c - 1);
            from = -1;
        }
        return text.ToString();
    }

    // Not by way of System.Text.Encoding, which does not keep half of a surrogate pair.
    static string Decode(string field)
    {
        if (field == "=") return "";
        var bytes = Convert.FromBase64String(field);
        var text = new char[bytes.Length / 2];
        Buffer.BlockCopy(bytes, 0, text, 0, bytes.Length);
        return new string(text);
    }

    static string Encode(string text)
    {
        if (text.Length == 0) return "=";
        var bytes = new byte[text.Length * 2];
        Buffer.BlockCopy(text.ToCharArray(), 0, bytes, 0, bytes.Length);
        return Convert.ToBase64String(bytes);
    }
}
