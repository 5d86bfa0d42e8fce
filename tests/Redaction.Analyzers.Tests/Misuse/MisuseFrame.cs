namespace Redaction.Analyzers.Tests.Misuse;

/// <summary>Members of a class that uses Redaction, made into a whole file.</summary>
internal static class MisuseFrame
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Collections.Specialized;
        using System.Data.Common;
        using System.Diagnostics;
        using System.IO;
        using System.IO.Pipelines;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Net.WebSockets;
        using System.Security.Cryptography;
        using System.Text;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Redaction;

        #nullable enable

        """;

    public static string Class(string members) => Usings + "class Service\n{\n    private readonly SecretRedactor _redactor = SecretRedactor.Default;\n" + members + "\n}\n";

    public static string File(string code) => Usings + code;
}
