Console.WriteLine(new Projects.Anyray_Gateway().ProjectPath);
