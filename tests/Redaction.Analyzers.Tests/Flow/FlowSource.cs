namespace Redaction.Analyzers.Tests.Flow;

/// <summary>The class around a row of a table: what a service has at hand. A row is the body of a method, members beside it, or both.</summary>
internal static class FlowSource
{
    private const string Usings = """
        #nullable disable
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Runtime.InteropServices;
        using System.Security;
        using System.Security.Cryptography;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure.Security.KeyVault.Secrets;
        using Microsoft.Data.SqlClient;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Logging;
        using ModelContextProtocol.Protocol;
        using ModelContextProtocol.Server;
        using Redaction;

        """;

    /// <summary>A body within a method that has a password, a marked value, a name, and what a service is given.</summary>
    public static string Of(string body, string members = "") => Usings + $$"""
        class Service
        {
            ILogger logger; Serilog.ILogger serilog; IConfiguration config; HttpClient http; SecretRedactor redactor; Activity activity; IChatClient chat; StringBuilder sb;
            Counter<int> counter; SecretClient vault;
            string apiKey; [Secret] string marked; string title;
            static readonly Action<ILogger, string, Exception> logName = LoggerMessage.Define<string>(LogLevel.Information, default, "{Name}");
            async Task Run(string password, [Secret] string value, string name, bool flag, int count, List<string> names)
            {
                {{body}}
            }
            {{members}}
        }
        """;

    /// <summary>Types of their own.</summary>
    public static string OfTypes(string types) => Usings + types;
}
